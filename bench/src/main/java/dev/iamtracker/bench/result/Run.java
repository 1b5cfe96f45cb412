package dev.iamtracker.bench.result;

import dev.iamtracker.bench.machine.Machine;

/// One start of the benchmarks.
///
/// @param started when, UTC
/// @param commit what was checked out
/// @param program what was measured: where it lay, and its version
/// @param loadBefore load averages of the machine when it started
/// @param loadAfter the same after its last measurement so far
public record Run(
    String started,
    String commit,
    String program,
    Machine machine,
    String loadBefore,
    String loadAfter) {

  public Run until(String load) {
    return new Run(started, commit, program, machine, loadBefore, load);
  }
}
