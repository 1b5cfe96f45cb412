/// JSON as plain values: maps, lists, texts, numbers, booleans and null.
@NullMarked
package dev.iamtracker.bench.json;

import org.jspecify.annotations.NullMarked;
