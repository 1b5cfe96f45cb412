package dev.iamtracker.cli.command;

import dev.iamtracker.cli.moving.ImportRequest;
import dev.iamtracker.cli.moving.StackImport;
import dev.iamtracker.cli.option.GlobalOptions;
import dev.iamtracker.cli.option.RuleOptions;
import dev.iamtracker.cli.option.SinceOptions;
import dev.iamtracker.cli.option.StackOption;
import dev.iamtracker.config.InvalidConfiguration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `iat import`: the events of a stack of the Python version.
@Command(
    name = "import",
    description = "Import the events of a stack of the Python version.",
    footer = {
      "",
      "Its events table is only read. Importing again stores nothing twice; whatever ends it, the"
          + " same command goes on. What rules find in it is kept, and nobody is told of it.",
      "Example: iat import --stack iam-activity-tracker --into iat",
      "Exit code 3: done, but some items are no usable events; the summary names them."
    })
public final class ImportCommand implements Callable<Integer> {
  @Option(
      names = "--stack",
      required = true,
      paramLabel = "OLD",
      description = "The stack of the Python version; its table is OLD-events.")
  private String stack = "";

  @Option(
      names = "--into",
      paramLabel = "NEW",
      description = "The stack that gets the events; default: the local lake.")
  private @Nullable String into;

  @Mixin private SinceOptions since = new SinceOptions();
  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(names = "--dry-run", description = "Say what is in the table; store nothing.")
  private boolean dryRun;

  private final GlobalOptions options;
  private final Supplier<StackImport> imports;

  public ImportCommand(GlobalOptions options, Supplier<StackImport> imports) {
    this.options = options;
    this.imports = imports;
  }

  @Override
  public Integer call() {
    String old = StackOption.checked("--stack", stack);
    Optional<String> target =
        Optional.ofNullable(into).map(name -> StackOption.checked("--into", name));
    if (target.filter(old::equals).isPresent()) {
      throw new InvalidConfiguration(
          "--into "
              + into
              + " is the stack that is read; its table is never written to. Deploy the new one under"
              + " another name, or import into the local lake.");
    }
    return imports
        .get()
        .run(
            new ImportRequest(
                old,
                target,
                options.home(),
                options.homeIsDefault(),
                since.window(),
                rules,
                dryRun),
            options.format());
  }
}
