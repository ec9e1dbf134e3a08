package uk.ac.manchester.tornado.api.runtime;

import uk.ac.manchester.tornado.api.Stub;
import uk.ac.manchester.tornado.api.TornadoRuntime;

/** Where the runtime is found. */
public class TornadoRuntimeProvider {
  @SuppressWarnings("DoNotCallSuggester")
  public static TornadoRuntime getTornadoRuntime() {
    throw Stub.absent();
  }
}
