/// The `iat` command: its parser, its exit codes and the one place where errors become sentences.
@NullMarked
package dev.iamtracker.cli;

import org.jspecify.annotations.NullMarked;
