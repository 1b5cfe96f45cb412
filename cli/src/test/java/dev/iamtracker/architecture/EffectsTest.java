package dev.iamtracker.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Where the world comes in: environment, streams, time; and how code gives up.
class EffectsTest {
  private static final String MAIN = "dev.iamtracker.cli.Main";

  /// Classes that may look at a stop watch, and why.
  private static final Map<String, String> STOP_WATCHES =
      Map.of(
          "dev.iamtracker.cli.ingest.LocalIngest",
          "wires the stop watch of a run",
          "dev.iamtracker.cli.rules.RuleActions",
          "a backtest says how long it took; nothing depends on it",
          "dev.iamtracker.collect.Timing",
          "requests to event history are spaced by it",
          "dev.iamtracker.duckdb.DuckDbQueryEngine",
          "an answer says how long it took; nothing depends on it",
          "dev.iamtracker.trino.TrinoClient",
          "a server that does not answer is given up after a time",
          "dev.iamtracker.trino.TrinoQueryEngine",
          "a statement that takes too long is given up");

  private static final Set<String> GENERIC =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Error",
          "java.lang.Exception",
          "java.lang.RuntimeException");

  @Test
  void onlyEntryPointsReadTheEnvironment() {
    assertThat(
            users(
                target ->
                    isOf(target, "java.lang.System")
                        && Set.of("getenv", "getProperty", "getProperties", "console", "exit")
                            .contains(target.getName())))
        .containsExactly(MAIN);
  }

  @Test
  void onlyOutputTouchesStandardStreams() {
    assertThat(
            users(
                target ->
                    (isOf(target, "java.lang.System")
                            && Set.of("in", "out", "err", "setIn", "setOut", "setErr")
                                .contains(target.getName()))
                        || (isOf(target, "java.io.FileDescriptor")
                            && Set.of("in", "out", "err").contains(target.getName()))
                        || isOf(target, "java.lang.IO")
                        || isPrintStackTrace(target)))
        .containsExactly(MAIN);
  }

  @Test
  void timeIsInjected() {
    // The clients of AWS sign requests with the real time, and so does what stands in for one.
    assertThat(users(EffectsTest::readsTheClock))
        .containsExactly("dev.iamtracker.aws.Ec2Regions", MAIN);
  }

  @Test
  void stopWatchesAreFew() {
    assertThat(
            users(
                target -> isOf(target, "java.lang.System") && target.getName().equals("nanoTime")))
        .containsExactlyElementsOf(new TreeSet<>(STOP_WATCHES.keySet()));
  }

  @Test
  void noGenericExceptionsThrown() {
    List<JavaAccess<?>> accesses = Program.accesses(Program.classes().stream().toList()).toList();
    assertThat(accesses).isNotEmpty();

    assertThat(accesses)
        .filteredOn(one -> one.getTarget().getName().equals("<init>"))
        .filteredOn(one -> GENERIC.contains(one.getTargetOwner().getName()))
        .filteredOn(one -> !isConstructorOfSubclass(one))
        .extracting(JavaAccess::getDescription)
        .isEmpty();
  }

  /// A subclass has to call the constructor of its superclass.
  private static boolean isConstructorOfSubclass(JavaAccess<?> access) {
    return access.getOrigin().isConstructor()
        && access.getOriginOwner().isAssignableTo(access.getTargetOwner().getName());
  }

  private static boolean readsTheClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return (owner.startsWith("java.time.") && name.equals("now") && !takesClock(target))
        || (owner.equals("java.time.Clock")
            && (name.startsWith("system") || name.startsWith("tick")))
        || (owner.equals("java.time.InstantSource") && name.equals("system"))
        || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
        || (owner.equals("java.util.Date") && takesNothing(target))
        || (owner.equals("java.util.Calendar") && name.equals("getInstance"));
  }

  private static boolean takesClock(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget method
        && method.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
  }

  private static boolean takesNothing(AccessTarget target) {
    return target instanceof AccessTarget.ConstructorCallTarget constructor
        && constructor.getRawParameterTypes().isEmpty();
  }

  private static boolean isPrintStackTrace(AccessTarget target) {
    return target instanceof AccessTarget.MethodCallTarget method
        && method.getName().equals("printStackTrace")
        && method.getRawParameterTypes().isEmpty();
  }

  private static boolean isOf(AccessTarget target, String owner) {
    return target.getOwner().getName().equals(owner);
  }

  /// The top-level classes with an access to such a target.
  private static Set<String> users(Predicate<AccessTarget> target) {
    List<JavaClass> classes = Program.classes().stream().toList();
    assertThat(classes).isNotEmpty();
    return Program.accesses(classes)
        .filter(one -> target.test(one.getTarget()))
        .map(one -> one.getOriginOwner().getName().replaceFirst("\\$.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
