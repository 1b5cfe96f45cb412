/// Asking the tables of a stack on AWS, in the place of the local lake.
@NullMarked
package dev.iamtracker.cli.stack;

import org.jspecify.annotations.NullMarked;
