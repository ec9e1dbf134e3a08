package io.github.tornadoqat.report;

import java.util.List;

/**
 * The frame of the pages that runs leave: one file that needs no other.
 *
 * @param title of the window
 * @param styles names of resources of this package, in their order
 * @param scripts likewise
 */
public record Page(String title, List<String> styles, List<String> scripts) {
  /**
   * The whole page, of what its parts write.
   *
   * @param out nothing has been written there yet
   * @param header writes to {@code out} what stands on top
   * @param main writes the rest there
   */
  public String of(Markup out, Runnable header, Runnable main) {
    out.raw("<!DOCTYPE html>\n");
    out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    out.empty("meta", "charset", "utf-8");
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.element("title", title).open("style");
    styles.forEach(name -> out.raw(Resources.text(name)));
    out.close().close().line().open("body").open("header");
    header.run();
    out.close().line().open("main");
    main.run();
    out.close();
    for (String name : scripts) {
      out.open("script").raw("//<![CDATA[\n" + Resources.text(name) + "//]]>").close();
    }
    out.close().close().line();
    return out.toString();
  }
}
