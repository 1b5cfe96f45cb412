/// The `iat` command: its parser and the one place where errors become sentences.
@NullMarked
package dev.iamtracker.cli;

import org.jspecify.annotations.NullMarked;
