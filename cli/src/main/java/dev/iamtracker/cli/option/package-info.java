/// Options that several commands share.
@NullMarked
package dev.iamtracker.cli.option;

import org.jspecify.annotations.NullMarked;
