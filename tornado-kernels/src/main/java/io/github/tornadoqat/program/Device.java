package io.github.tornadoqat.program;

/**
 * A place where programs run.
 *
 * @param backend the backend's name, as {@code --backend} takes it
 * @param name the hardware's name
 * @param driver the driver or runtime, with its version
 * @param memoryBytes memory for buffers
 */
public record Device(String backend, String name, String driver, long memoryBytes) {}
