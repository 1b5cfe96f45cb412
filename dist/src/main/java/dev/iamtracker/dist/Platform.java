package dev.iamtracker.dist;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// An operating system and a kind of processor: what native libraries are made for.
///
/// @param system `linux` or `macos`
/// @param machine `x86_64` or `aarch64`
record Platform(String system, String machine) {
  private static final Pattern NATIVE =
      Pattern.compile(".*\\.(so|dll|dylib|jnilib)(_[a-z0-9_]+)?", Pattern.CASE_INSENSITIVE);

  /// The platform that Java describes by its properties `os.name` and `os.arch`.
  ///
  /// @throws PackingFailed for one that the program is not packed for
  static Platform of(String osName, String osArch) {
    String name = osName.toLowerCase(Locale.ROOT);
    String system =
        name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "macos" : unknown(osName);
    String machine =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> unknown(osArch);
        };
    return new Platform(system, machine);
  }

  private static String unknown(String word) {
    throw new PackingFailed(
        "The program is packed for Linux and macOS on x86_64 and aarch64, not for " + word + ".");
  }

  /// Such as `linux-x86_64`.
  String name() {
    return system + "-" + machine;
  }

  boolean isLinux() {
    return system.equals("linux");
  }

  /// What Debian calls the processor.
  String debianArchitecture() {
    return machine.equals("x86_64") ? "amd64" : "arm64";
  }

  /// Whether a file inside a jar is a native library, for any platform.
  static boolean isNative(String entry) {
    return NATIVE.matcher(entry).matches();
  }

  /// Whether a file inside a jar is a native library for this platform: libraries tell that by
  /// folders (`linux/amd64/libx.so`) or by the end of the name (`libx.so_linux_amd64`).
  boolean isNativeHere(String entry) {
    String path = "/" + entry.toLowerCase(Locale.ROOT);
    return isNative(entry)
        && systems().stream()
            .flatMap(os -> machines().stream().map(cpu -> List.of(os, cpu)))
            .anyMatch(
                words ->
                    path.contains("/" + String.join("/", words) + "/")
                        || path.endsWith("_" + String.join("_", words)));
  }

  /// The file name under which Java looks for a native library beside the program.
  String fileName(String entry) {
    String file = entry.substring(entry.lastIndexOf('/') + 1);
    int type = file.indexOf(".so_");
    return type < 0 ? file : file.substring(0, type) + (isLinux() ? ".so" : ".dylib");
  }

  private List<String> systems() {
    return isLinux() ? List.of("linux") : List.of("macos", "mac", "darwin", "osx");
  }

  private List<String> machines() {
    return machine.equals("x86_64") ? List.of("x86_64", "amd64") : List.of("aarch64", "arm64");
  }
}
