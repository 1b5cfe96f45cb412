/// What a terminal is, how wide its text is, and how text out of data becomes safe to show on it.
@NullMarked
package dev.iamtracker.cli.terminal;

import org.jspecify.annotations.NullMarked;
