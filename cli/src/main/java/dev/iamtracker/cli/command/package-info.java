/// One class for each verb of `iat`.
@NullMarked
package dev.iamtracker.cli.command;

import org.jspecify.annotations.NullMarked;
