/// The functions that write the lake of a stack: days of its events table, and files of a trail.
@NullMarked
package dev.iamtracker.exporter;

import org.jspecify.annotations.NullMarked;
