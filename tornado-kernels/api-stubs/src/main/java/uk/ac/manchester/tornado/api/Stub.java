package uk.ac.manchester.tornado.api;

/** What every call that needs the runtime does here. */
public final class Stub {
  private Stub() {}

  /** The exception to throw. */
  public static UnsupportedOperationException absent() {
    return new UnsupportedOperationException("this is a stub of TornadoVM's API");
  }
}
