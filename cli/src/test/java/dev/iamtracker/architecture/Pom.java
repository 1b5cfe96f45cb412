package dev.iamtracker.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What the `pom.xml` of a module says.
record Pom(Element project) {
  private static final String OWN_GROUP = "dev.iamtracker";
  private static final String OWN_PREFIX = "iat-";

  static Pom of(Path folder) {
    try {
      return new Pom(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(folder.resolve("pom.xml").toFile())
              .getDocumentElement());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read the pom of " + folder, e);
    }
  }

  List<String> modules() {
    return elements(project.getElementsByTagName("module")).stream()
        .map(module -> module.getTextContent().strip())
        .toList();
  }

  /// Modules that the program itself needs, by the names of their folders.
  Set<String> modulesUsed() {
    var used = new TreeSet<String>();
    for (Element dependency : dependencies()) {
      if (text(dependency, "groupId").equals(OWN_GROUP)) {
        String name = text(dependency, "artifactId").substring(OWN_PREFIX.length());
        used.add(name.replaceFirst("^lambda-", "lambda/"));
      }
    }
    return used;
  }

  /// Libraries that the program itself needs.
  Set<String> libraries() {
    var libraries = new TreeSet<String>();
    for (Element dependency : dependencies()) {
      if (!text(dependency, "groupId").equals(OWN_GROUP)) {
        libraries.add(text(dependency, "artifactId"));
      }
    }
    return libraries;
  }

  private List<Element> dependencies() {
    return elements(project.getElementsByTagName("dependency")).stream()
        .filter(
            dependency ->
                dependency.getParentNode() instanceof Element list
                    && list.getParentNode().isSameNode(project))
        .filter(dependency -> !text(dependency, "scope").equals("test"))
        .toList();
  }

  private static String text(Element element, String name) {
    NodeList values = element.getElementsByTagName(name);
    return values.getLength() == 0 ? "" : values.item(0).getTextContent().strip();
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }
}
