/// The local home of one user: its lake and its state, one writer at a time.
@NullMarked
package dev.iamtracker.home;

import org.jspecify.annotations.NullMarked;
