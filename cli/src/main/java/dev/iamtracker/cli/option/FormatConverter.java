package dev.iamtracker.cli.option;

import dev.iamtracker.cli.output.Format;
import dev.iamtracker.config.Suggestions;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a format in any case; suggests one where it does not exist.
final class FormatConverter implements ITypeConverter<Format> {
  private static final List<String> NAMES =
      Arrays.stream(Format.values()).map(Format::toString).toList();

  @Override
  public Format convert(String text) {
    for (Format format : Format.values()) {
      if (format.toString().equalsIgnoreCase(text)) {
        return format;
      }
    }
    throw new TypeConversionException(
        "there is no format '"
            + text
            + "', only "
            + String.join(", ", NAMES)
            + "."
            + Suggestions.didYouMean(text, NAMES));
  }
}
