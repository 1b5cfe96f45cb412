package dev.iamtracker.bench.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.iamtracker.TrackerException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/// The two calls of Linux that Java does not have: wait4(2), which tells what a child used, and
/// prctl(2), which makes grandchildren without a parent ours.
final class Kernel {
  private static final int SET_CHILD_SUBREAPER = 36;
  private static final int INTERRUPTED = 4;
  private static final int SIGNAL_BITS = 0x7f;
  private static final int SIGNALLED = 128;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = CALL_STATE.varHandle(PathElement.groupElement("errno"));

  /// The part of `struct rusage` that Linux fills and we read; 13 more numbers follow.
  private static final StructLayout RUSAGE =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("user_seconds"),
          JAVA_LONG.withName("user_micros"),
          JAVA_LONG.withName("system_seconds"),
          JAVA_LONG.withName("system_micros"),
          JAVA_LONG.withName("peak_kilobytes"),
          MemoryLayout.sequenceLayout(13, JAVA_LONG));

  private final MethodHandle wait4;
  private final MethodHandle prctl;

  private Kernel(MethodHandle wait4, MethodHandle prctl) {
    this.wait4 = wait4;
    this.prctl = prctl;
  }

  /// @throws TrackerException on other systems than Linux
  static Kernel open() {
    return new Kernel(
        handle(
            "wait4",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS),
            Linker.Option.captureCallState("errno")),
        handle(
            "prctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1)));
  }

  @SuppressWarnings("restricted") // What the foreign linker does is the point here.
  private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option option) {
    return LINKER
        .defaultLookup()
        .find(name)
        .map(address -> LINKER.downcallHandle(address, type, option))
        .orElseThrow(
            () ->
                new TrackerException(
                    "Measuring processes needs Linux: this system has no " + name + "."));
  }

  /// From now on this process is the parent of every descendant whose own parent has ended.
  void adoptOrphans() {
    int answer;
    try {
      answer = (int) prctl.invokeExact(SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException("prctl cannot be called", e);
    }
    if (answer != 0) {
      throw new TrackerException("The kernel does not let this process measure others (prctl).");
    }
  }

  /// Waits for the end of a child.
  Ended await(long process) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment status = arena.allocate(JAVA_INT);
      MemorySegment usage = arena.allocate(RUSAGE);
      int answer;
      do {
        answer = (int) wait4.invokeExact(state, (int) process, status, 0, usage);
      } while (answer < 0 && (int) ERRNO.get(state, 0L) == INTERRUPTED);
      if (answer != process) {
        throw new IllegalStateException(
            "wait4(" + process + ") failed with errno " + (int) ERRNO.get(state, 0L));
      }
      return new Ended(
          exitCode(status.get(JAVA_INT, 0)),
          Duration.ofSeconds(number(usage, 0) + number(usage, 2))
              .plusNanos(1000 * (number(usage, 1) + number(usage, 3))),
          number(usage, 4) << 10);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("wait4 cannot be called", e);
    }
  }

  private static long number(MemorySegment usage, int index) {
    return usage.getAtIndex(JAVA_LONG, index);
  }

  private static int exitCode(int status) {
    int signal = status & SIGNAL_BITS;
    return signal == 0 ? (status >> 8) & 0xff : SIGNALLED + signal;
  }
}
