/// Ways to reach people: webhooks, a file, the console.
@NullMarked
package dev.iamtracker.channel;

import org.jspecify.annotations.NullMarked;
