package dev.iamtracker.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path proc = Path.of("");

  @Test
  void readsWhatTheKernelTells() throws IOException {
    Files.writeString(
        proc.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: Abacus 9000\ncores\t: 1\n");
    Files.writeString(proc.resolve("meminfo"), "MemTotal:       2048 kB\nMemFree: 1 kB\n");

    Machine machine =
        Machine.of(
            proc,
            4,
            Map.of(
                "os.name", "Linux",
                "os.version", "6.1",
                "os.arch", "amd64",
                "java.vendor.version", "Kona-25"));

    assertThat(machine)
        .isEqualTo(new Machine("Abacus 9000", 4, 2 << 20, "Linux 6.1 amd64", "Kona-25"));
  }

  @Test
  void saysUnknownWhereTheKernelTellsNothing() {
    Machine machine = Machine.of(proc, 1, Map.of());

    assertThat(machine.processor()).isEqualTo("unknown");
    assertThat(machine.memoryBytes()).isZero();
    assertThat(Machine.load(proc)).isEqualTo("unknown");
  }

  @Test
  void readsTheLoad() throws IOException {
    Files.writeString(proc.resolve("loadavg"), "0.10 0.20 0.30 1/234 5678\n");

    assertThat(Machine.load(proc)).isEqualTo("0.10 0.20 0.30");
  }
}
