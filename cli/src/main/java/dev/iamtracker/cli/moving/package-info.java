/// Moving in from the Python version: its events table into the local lake or the tables of a
/// stack.
@NullMarked
package dev.iamtracker.cli.moving;

import org.jspecify.annotations.NullMarked;
