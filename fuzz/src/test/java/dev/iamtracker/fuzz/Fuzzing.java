package dev.iamtracker.fuzz;

/// What the fuzzer calls: its argument names the target.
public final class Fuzzing {
  private static FuzzTarget target = Target.RECORDS.open();

  private Fuzzing() {}

  /// @param args the name of a [Target]
  public static void fuzzerInitialize(String[] args) {
    target = Target.named(args[0]).open();
  }

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.run(input);
  }
}
