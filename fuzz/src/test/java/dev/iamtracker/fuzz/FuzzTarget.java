package dev.iamtracker.fuzz;

/// Feeds a part of the program with bytes and checks what comes out.
@FunctionalInterface
public interface FuzzTarget {
  /// Anything thrown is a finding.
  void run(byte[] input) throws Exception;
}
