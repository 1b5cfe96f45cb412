/// The queries on a Trino server.
@NullMarked
package dev.iamtracker.trino;

import org.jspecify.annotations.NullMarked;
