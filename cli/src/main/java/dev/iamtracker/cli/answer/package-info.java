/// Asking the local lake and showing what it answers.
@NullMarked
package dev.iamtracker.cli.answer;

import org.jspecify.annotations.NullMarked;
