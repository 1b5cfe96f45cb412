/// What goes wrong on purpose, and how often.
@NullMarked
package dev.iamtracker.standin.fault;

import org.jspecify.annotations.NullMarked;
