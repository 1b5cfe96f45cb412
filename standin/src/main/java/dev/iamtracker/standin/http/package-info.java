/// A small HTTP server that, unlike polite ones, can lie about the date and hang up.
@NullMarked
package dev.iamtracker.standin.http;

import org.jspecify.annotations.NullMarked;
