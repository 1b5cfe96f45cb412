package dev.iamtracker.standin.protocol;

/// Writes small XML documents.
public final class Xml {
  private final String root;
  private final StringBuilder out = new StringBuilder();

  public Xml(String root) {
    this.root = root;
    out.append('<').append(root).append('>');
  }

  public Xml open(String name) {
    out.append('<').append(name).append('>');
    return this;
  }

  public Xml close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  public Xml field(String name, String value) {
    open(name);
    out.append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    return close(name);
  }

  /// The whole document.
  public String text() {
    return out + "</" + root + ">";
  }
}
