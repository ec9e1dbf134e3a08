package uk.ac.manchester.tornado.api;

/** A recorded task graph. */
public class ImmutableTaskGraph {
  ImmutableTaskGraph() {}
}
