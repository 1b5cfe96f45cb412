package dev.iamtracker.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Completion files for shells, as the program itself prints them, named as the shells look for
/// them: `iat` for bash, `_iat` for zsh.
record Completions(AppTree tree) {
  /// The script is written for bash; in a completion file zsh wants the function called at once.
  private static final String ZSH_BEFORE =
      """
      #compdef iat
      (( $+functions[_bash_complete] )) || { autoload -Uz bashcompinit && bashcompinit }
      (( $+functions[compopt] )) || compopt() { : }
      """;

  private static final String ZSH_AFTER = "_bash_complete -o default -F _complete_iat\n";

  /// Writes them into the folder `completions` of the tree.
  void write() throws IOException {
    Files.createDirectories(bash().getParent());
    Files.writeString(bash(), script("bash"));
    Files.writeString(zsh(), ZSH_BEFORE + script("zsh") + ZSH_AFTER);
  }

  Path bash() {
    return tree.folder().resolve("completions/iat");
  }

  Path zsh() {
    return tree.folder().resolve("completions/_iat");
  }

  private String script(String shell) throws IOException {
    String script = Tool.run(List.of(tree.launcher().toString(), "completion", shell));
    return script.endsWith("\n") ? script : script + "\n";
  }
}
