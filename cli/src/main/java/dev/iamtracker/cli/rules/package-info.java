/// The rules of a user: found, loaded, shown and tried.
@NullMarked
package dev.iamtracker.cli.rules;

import org.jspecify.annotations.NullMarked;
