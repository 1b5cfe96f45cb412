/// How the program ends, in one number.
@NullMarked
package dev.iamtracker.cli.exit;

import org.jspecify.annotations.NullMarked;
