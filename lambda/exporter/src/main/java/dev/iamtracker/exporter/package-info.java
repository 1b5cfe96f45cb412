/// The exporter function: brings the lake of a stack up to date.
@NullMarked
package dev.iamtracker.exporter;

import org.jspecify.annotations.NullMarked;
