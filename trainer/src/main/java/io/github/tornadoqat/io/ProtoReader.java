package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pulls fields out of a protobuf message in a mapped file. A nested message is a slice with a
 * reader of its own, so nothing can reach past its parent and nothing is copied but strings;
 * protobuf's own CodedInputStream would copy the whole mapping to the heap. Every fault is a {@link
 * BadInputException}.
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private static final int TAG_TYPE_BITS = 3;
  private static final int MAX_VARINT_BYTES = 10;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MappedFile file;
  private final MemorySegment message;
  private long position;
  private int wireType;

  ProtoReader(MappedFile file, MemorySegment message) {
    this.file = file;
    this.message = message;
  }

  /** Moves to the next field, whose value must then be taken or skipped; 0 at the end. */
  int nextField() {
    if (position == message.byteSize()) {
      return 0;
    }
    long tag = rawVarint();
    wireType = (int) tag & (1 << TAG_TYPE_BITS) - 1;
    long field = tag >>> TAG_TYPE_BITS;
    if (field == 0 || tag != (int) tag) {
      throw bad("field number " + field, "1 to 2^29 - 1");
    }
    return (int) field;
  }

  long varint() {
    expect(VARINT);
    return rawVarint();
  }

  int fixed32() {
    expect(FIXED32);
    return message.get(INT, advance(Integer.BYTES));
  }

  long fixed64() {
    expect(FIXED64);
    return message.get(LONG, advance(Long.BYTES));
  }

  /** The bytes of a length-delimited field, in place. */
  MemorySegment bytes() {
    expect(LENGTH_DELIMITED);
    long length = rawVarint();
    return message.asSlice(advance(length), length);
  }

  String text() {
    return new String(bytes().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** Reads a nested message in place. */
  ProtoReader message() {
    return new ProtoReader(file, bytes());
  }

  /** Whether the current field packs several values into bytes. */
  boolean isPacked() {
    return wireType == LENGTH_DELIMITED;
  }

  /** The packed varints of the current field: {@link #varint} takes them while {@link #hasMore}. */
  ProtoReader packed() {
    ProtoReader values = message();
    values.wireType = VARINT;
    return values;
  }

  /** Takes the varint or the packed varints of the current field, keeping a list's first ones. */
  void varints(List<Long> list, int most) {
    if (isPacked()) {
      ProtoReader packed = packed();
      while (packed.hasMore() && list.size() < most) {
        list.add(packed.varint());
      }
    } else {
      long value = varint();
      if (list.size() < most) {
        list.add(value);
      }
    }
  }

  /** Whether bytes are left to read. */
  boolean hasMore() {
    return position < message.byteSize();
  }

  void skip() {
    switch (wireType) {
      case VARINT -> rawVarint();
      case FIXED64 -> advance(Long.BYTES);
      case LENGTH_DELIMITED -> bytes();
      case FIXED32 -> advance(Integer.BYTES);
      // Groups nest without a length. ONNX has none, so no reader needs to recurse.
      default -> throw bad("wire type " + wireType, "0, 1, 2 or 5");
    }
  }

  /** The exception for a fault at the current offset. */
  BadInputException bad(String wrong, String expected) {
    long offset = message.address() - file.bytes().address() + position;
    return file.bad("offset " + offset, wrong, expected);
  }

  private long rawVarint() {
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      byte next = message.get(ValueLayout.JAVA_BYTE, advance(1));
      value |= (next & 0x7FL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw bad("an endless varint", "at most " + MAX_VARINT_BYTES + " bytes");
  }

  /** Steps over bytes and returns where they begin. */
  private long advance(long length) {
    long start = position;
    long room = message.byteSize() - start;
    if (length < 0 || length > room) {
      throw bad(
          Long.toUnsignedString(length) + " bytes to read",
          "at most the " + room + " that are left");
    }
    position = start + length;
    return start;
  }

  private void expect(int type) {
    if (wireType != type) {
      throw bad("wire type " + wireType, "" + type);
    }
  }
}
