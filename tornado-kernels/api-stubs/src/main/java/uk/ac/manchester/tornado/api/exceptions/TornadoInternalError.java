package uk.ac.manchester.tornado.api.exceptions;

/** A fault of the compiler or the runtime. */
public class TornadoInternalError extends Error {
  public TornadoInternalError(String message) {
    super(message);
  }
}
