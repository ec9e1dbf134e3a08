package uk.ac.manchester.tornado.api;

/** The runtime. */
public interface TornadoRuntime {
  TornadoBackend getBackend(int index);

  int getNumBackends();
}
