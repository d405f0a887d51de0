package org.dropback.upload.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropback.callback.ErrorEvidence;
import org.dropback.callback.LocalError;
import org.dropback.callback.Stored;
import org.dropback.digest.Crc64;
import org.dropback.oss.ListedPart;
import org.dropback.oss.PartReceipt;
import org.dropback.oss.StoreException;
import org.dropback.upload.PartPlan;

/**
 * Which of the parts that OSS lists are ours, and so need not be sent again: those of our record, and those that arrived when nobody could record them any more,
 * whose ETag is that of our bytes.
 */
record KeptParts(SourceFile file, PartPlan plan, BooleanSupplier cancelled) {

    private static final int BUFFER = 256 << 10;

    List<PartReceipt> of(List<ListedPart> listed, List<PartReceipt> recorded) throws StoreException {
        Map<Integer, PartReceipt> ours = recorded.stream().collect(Collectors.toMap(PartReceipt::number, Function.identity()));
        var kept = new ArrayList<PartReceipt>();
        for (var part : listed) {
            if (part.number() > plan.count() || part.size() != plan.length(part.number())) {
                continue;
            }
            var known = ours.get(part.number());
            if (known != null && known.etag().equalsIgnoreCase(part.etag())) {
                kept.add(known);
            } else if (known == null) {
                var read = read(part.number());
                if (read.etag().equalsIgnoreCase(part.etag())) {
                    kept.add(read);
                }
            }
        }
        return kept;
    }

    /** What OSS would say of our bytes: the ETag of a part is its MD5. */
    private PartReceipt read(int number) throws StoreException {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            var crc = new Crc64();
            var buffer = ByteBuffer.allocate(BUFFER);
            long end = plan.offset(number) + plan.length(number);
            for (long position = plan.offset(number); position < end; position += buffer.position()) {
                SourceFile.requireGoingOn(cancelled);
                buffer.clear().limit((int) Math.min(BUFFER, end - position));
                file.read(buffer, position);
                md5.update(buffer.array(), 0, buffer.position());
                crc.update(buffer.array(), 0, buffer.position());
            }
            return new PartReceipt(number, plan.length(number), HexFormat.of().withUpperCase().formatHex(md5.digest()), crc.value());
        } catch (IOException e) {
            var problem = file.problem();
            throw new StoreException(problem != null ? problem : ErrorEvidence.local(Stored.NO, LocalError.FILE_UNREADABLE, e.toString()), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
