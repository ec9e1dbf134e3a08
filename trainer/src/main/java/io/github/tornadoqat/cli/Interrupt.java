package io.github.tornadoqat.cli;

/** Makes an interrupted command exit with its own code; files are moved into place whole or not. */
final class Interrupt {
  private volatile boolean finished;

  private Interrupt() {}

  /** From now on an interrupt or termination signal ends the process with code 5. */
  static Interrupt install() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupt::exit, "qat-interrupt"));
    return interrupt;
  }

  /** The command ended by itself. */
  void finished() {
    finished = true;
  }

  private void exit() {
    if (!finished) {
      System.err.println("qat: interrupted; learn and sweep go on with --resume");
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }
}
