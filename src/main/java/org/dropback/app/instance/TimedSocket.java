package org.dropback.app.instance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection whose every wait ends in time. One thread. */
final class TimedSocket implements AutoCloseable {

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private long end;

    /** @param channel connected; closed with this, also where this constructor fails */
    TimedSocket(SocketChannel channel) throws IOException {
        this.channel = channel;
        var opened = Selector.open();
        try {
            channel.configureBlocking(false);
            key = channel.register(opened, 0);
            selector = opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            channel.close();
            throw e;
        }
    }

    /** From now on all that is sent and read must be done within this time. */
    void within(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    void send(byte[] bytes) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            if (channel.write(left) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    void endOfSending() throws IOException {
        channel.shutdownOutput();
    }

    /** Reads until the other side ends, or has sent this many bytes. */
    byte[] read(int most) throws IOException {
        var read = new ByteArrayOutputStream();
        var buffer = ByteBuffer.allocate(Math.min(most, 1 << 16));
        while (read.size() < most) {
            buffer.clear().limit(Math.min(buffer.capacity(), most - read.size()));
            int count = channel.read(buffer);
            if (count < 0) {
                break;
            }
            if (count == 0) {
                await(SelectionKey.OP_READ);
            }
            read.write(buffer.array(), 0, count);
        }
        return read.toByteArray();
    }

    private void await(int operation) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
            throw new InterruptedIOException("no more time");
        }
        key.interestOps(operation);
        selector.select(millis);
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
