package dev.iamtracker.soak.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// What happens to files on their way. Records are lost by it, and none becomes another one.
enum Damage {
  /// A packed file that ends early.
  TRUNCATED {
    @Override
    byte[] of(Path file, Random random) throws IOException {
      byte[] packed = Files.readAllBytes(file);
      return Arrays.copyOf(packed, 1 + random.nextInt(packed.length - 1));
    }
  },
  /// A plain file that ends early.
  CUT_OFF {
    @Override
    byte[] of(Path file, Random random) throws IOException {
      byte[] plain = Gzip.unpack(file);
      return Arrays.copyOf(plain, 1 + random.nextInt(plain.length - 1));
    }
  },
  /// Something among the records that is none.
  MIXED {
    @Override
    byte[] of(Path file, Random random) throws IOException {
      String broken = random.nextBoolean() ? "{\"eventID\":\"x\",}," : "{\"a\":[1,,]},null,";
      return new String(Gzip.unpack(file), UTF_8).replaceFirst("\\[", "[" + broken).getBytes(UTF_8);
    }
  },
  /// Anything.
  NOISE {
    @Override
    byte[] of(Path file, Random random) {
      byte[] noise = new byte[1 + random.nextInt(4000)];
      random.nextBytes(noise);
      return noise;
    }
  };

  abstract byte[] of(Path file, Random random) throws IOException;
}
