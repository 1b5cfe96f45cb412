package dev.iamtracker.cli;

import dev.iamtracker.cli.command.Version;
import dev.iamtracker.cli.option.GlobalOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// `iat` itself: the options that every command has.
@Command(
    name = "iat",
    description = {
      "Who did what with identities in your AWS accounts, is it dangerous, and what do you miss?",
      ""
    },
    footerHeading = "%nExit codes: 0 done, 1 failed, 2 usage, 3 done but incomplete.%n")
final class RootCommand {
  private RootCommand() {}

  /// The parser of the whole command line; commands are added to it.
  static CommandLine parser(GlobalOptions options) {
    CommandLine parser = new CommandLine(new RootCommand()).addMixin("global", options);
    parser
        .getCommandSpec()
        .versionProvider(() -> new String[] {"iat " + Version.number()})
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Show what a command does and takes.")
                .build())
        .addOption(
            OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    return parser;
  }
}
