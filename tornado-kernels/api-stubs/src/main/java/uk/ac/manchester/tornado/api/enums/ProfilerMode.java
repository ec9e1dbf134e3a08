package uk.ac.manchester.tornado.api.enums;

/** What the profiler does with its figures. */
public enum ProfilerMode {
  CONSOLE,
  SILENT
}
