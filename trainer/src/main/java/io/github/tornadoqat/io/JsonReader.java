package io.github.tornadoqat.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.foreign.MemorySegment;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Pulls values out of JSON in a mapped file without building a tree. Whatever is wrong becomes a
 * {@link BadInputException}. A value is current once {@link #nextKey} or {@link #nextElement} has
 * moved to it, and is then taken by one of the value methods, by opening it or by {@link #skip}.
 */
final class JsonReader {
  /** What safetensors itself allows for a header. */
  static final long MAX_BYTES = 100_000_000;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Names are the file's choice: a table shared by all parsers is no place for them.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
          .build();

  private final MappedFile file;
  private final String part;
  private final JsonParser parser;

  /**
   * Opens JSON and makes its root current.
   *
   * @param part what the JSON is to the file, for messages: "header"
   */
  JsonReader(MappedFile file, String part, MemorySegment json) {
    this.file = file;
    this.part = part;
    if (json.byteSize() > MAX_BYTES) {
      throw file.bad(part, json.byteSize() + " bytes of JSON", "at most " + MAX_BYTES);
    }
    try {
      parser = FACTORY.createParser(strictUtf8(json));
    } catch (IOException e) {
      throw file.bad(part, "unreadable JSON (" + e.getMessage() + ")", "JSON in UTF-8");
    }
    advance();
  }

  /** Left to itself the parser would guess the encoding and mend what is broken. */
  private static Reader strictUtf8(MemorySegment json) {
    return new InputStreamReader(
        new ByteBufferBackedInputStream(json.asByteBuffer()), StandardCharsets.UTF_8.newDecoder());
  }

  void openObject() {
    expect(JsonToken.START_OBJECT, "an object");
  }

  /** Moves to the next field's value and returns the field's name, or null at the end. */
  String nextKey() {
    if (advance() == JsonToken.END_OBJECT) {
      return null;
    }
    try {
      String key = parser.currentName();
      advance();
      return key;
    } catch (IOException e) {
      throw bad(e);
    }
  }

  void openArray() {
    expect(JsonToken.START_ARRAY, "an array");
  }

  /** Moves to the next element; false at the end. */
  boolean nextElement() {
    return advance() != JsonToken.END_ARRAY;
  }

  String text() {
    expect(JsonToken.VALUE_STRING, "a string");
    try {
      return parser.getText();
    } catch (IOException e) {
      throw bad(e);
    }
  }

  boolean bool() {
    if (parser.currentToken() != JsonToken.VALUE_TRUE) {
      expect(JsonToken.VALUE_FALSE, "true or false");
    }
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  long integer() {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    try {
      return parser.getLongValue();
    } catch (IOException e) {
      throw bad("an integer out of range", "-2^63 to 2^63 - 1");
    }
  }

  /** A number as the nearest float; an integer will do. */
  float real() {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      expect(JsonToken.VALUE_NUMBER_FLOAT, "a number");
    }
    try {
      return parser.getFloatValue();
    } catch (IOException e) {
      throw bad(e);
    }
  }

  /** Passes over the current value, whatever it is. */
  void skip() {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw bad(e);
    }
  }

  /** Checks that nothing but white space follows the root. */
  void end() {
    if (advance() != null) {
      throw bad("more after the end", "one JSON value");
    }
  }

  /** The exception for a fault at the current value. */
  BadInputException bad(String wrong, String expected) {
    long offset = parser.currentTokenLocation().getCharOffset();
    return file.bad(part + " character " + offset, wrong, expected);
  }

  private BadInputException bad(IOException e) {
    String wrong =
        switch (e) {
          case JsonProcessingException json -> json.getOriginalMessage();
          case CharacterCodingException _ -> "bytes that are no UTF-8";
          default -> e.getMessage();
        };
    long offset = parser.currentLocation().getCharOffset();
    return file.bad(part + " character " + offset, wrong, "valid JSON");
  }

  private JsonToken advance() {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw bad(e);
    }
  }

  private void expect(JsonToken token, String expected) {
    if (parser.currentToken() == token) {
      return;
    }
    try {
      String found = parser.getText();
      throw bad(found == null ? "nothing" : found, expected);
    } catch (IOException e) {
      throw bad(e);
    }
  }
}
