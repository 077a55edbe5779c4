package io.waymark.platform.mail;

import java.net.URI;
import java.util.List;

/**
 * What one person is told.
 *
 * @param to their address, nothing else
 * @param subject one line; whatever ends a line is made a space
 * @param paragraphs plain text
 * @param action what the link after the text leads to, in a few words
 * @param link where it leads
 */
public record Mail(String to, String subject, List<String> paragraphs, String action, URI link) {
  public Mail {
    subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    paragraphs = List.copyOf(paragraphs);
  }
}
