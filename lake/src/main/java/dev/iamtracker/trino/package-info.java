/// Trino: asks a server of one's own over its REST API.
@NullMarked
package dev.iamtracker.trino;

import org.jspecify.annotations.NullMarked;
