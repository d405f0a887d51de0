#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "oss_api.h"

const char OSS_CALLBACK[] = "x-oss-callback", OSS_CALLBACK_VAR[] = "x-oss-callback-var";

static void expect(int condition)
{
    if (!condition) {
        fputs("not as the SDK has it\n", stderr);
        exit(9);
    }
}

int aos_base64_encode(const unsigned char *in, int length, char *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int i, j, size = 0;
    for (i = 0; i < length; i += 3) {
        unsigned bits = 0;
        for (j = 0; j < 3; j++) {
            bits = bits << 8 | (i + j < length ? in[i + j] : 0);
        }
        for (j = 0; j < 4; j++) {
            out[size++] = i + j <= length ? letters[bits >> (18 - 6 * j) & 63] : '=';
        }
    }
    return size;
}

static void record(const char *name, const char *value)
{
    FILE *file = fopen(getenv("DROPBACK_RECORD"), "ab");
    char *encoded = calloc(strlen(value) * 2 + 5, 1);
    aos_base64_encode((const unsigned char *)value, (int)strlen(value), encoded);
    fprintf(file, "%s %s\n", name, encoded);
    free(encoded);
    fclose(file);
}

static void content(const char *name, int64_t from, int64_t to)
{
    char *target = calloc(strlen(getenv("DROPBACK_RECORD")) + 9, 1);
    FILE *in = fopen(name, "rb"), *out;
    int c;
    strcat(strcpy(target, getenv("DROPBACK_RECORD")), ".content");
    out = fopen(target, "ab");
    fseek(in, (long)from, SEEK_SET);
    while (from++ < to && (c = fgetc(in)) != EOF) {
        fputc(c, out);
    }
    fclose(in);
    fclose(out);
    free(target);
}

int apr_pool_create(aos_pool_t **pool, aos_pool_t *parent) { expect(parent == NULL); *pool = NULL; return 0; }
void apr_pool_destroy(aos_pool_t *pool) { expect(pool == NULL); }
void *apr_pcalloc(aos_pool_t *pool, size_t size) { expect(pool == NULL); return calloc(size, 1); }
char *apr_pstrdup(aos_pool_t *pool, const char *text) { return strcpy(apr_pcalloc(pool, strlen(text) + 1), text); }

char *apr_psprintf(aos_pool_t *pool, const char *format, ...)
{
    char *text = apr_pcalloc(pool, 100);
    va_list values;
    va_start(values, format);
    vsnprintf(text, 100, format, values);
    va_end(values);
    return text;
}

aos_table_t *apr_table_make(aos_pool_t *pool, int size) { expect(size <= 8); return apr_pcalloc(pool, sizeof(aos_table_t)); }

void apr_table_set(aos_table_t *table, const char *name, const char *value)
{
    table->names[table->size] = name;
    table->values[table->size++] = value;
}

const char *apr_table_get(const aos_table_t *table, const char *name)
{
    int i;
    for (i = 0; i < table->size; i++) {
        if (strcmp(table->names[i], name) == 0) {
            return table->values[i];
        }
    }
    return NULL;
}

int aos_http_io_initialize(const char *agent, int flags) { expect(agent == NULL && flags == 0); return AOSE_OK; }
void aos_http_io_deinitialize(void) {}

aos_http_controller_t *aos_http_controller_create(aos_pool_t *pool, int owned)
{
    aos_http_controller_t *controller = apr_pcalloc(pool, sizeof(*controller));
    expect(owned == 0);
    controller->options = apr_pcalloc(pool, sizeof(*controller->options));
    return controller;
}

oss_request_options_t *oss_request_options_create(aos_pool_t *pool) { return apr_pcalloc(pool, sizeof(oss_request_options_t)); }
oss_config_t *oss_config_create(aos_pool_t *pool) { return apr_pcalloc(pool, sizeof(oss_config_t)); }
oss_upload_file_t *oss_create_upload_file(aos_pool_t *pool) { return apr_pcalloc(pool, sizeof(oss_upload_file_t)); }
oss_complete_part_content_t *oss_create_complete_part_content(aos_pool_t *pool) { return apr_pcalloc(pool, sizeof(oss_complete_part_content_t)); }

static aos_status_t *status_of(int code)
{
    aos_status_t *status = calloc(1, sizeof(*status));
    status->code = code;
    if (code / 100 != 2) {
        status->error_msg = getenv("DROPBACK_BODY");
    }
    return status;
}

static int is_ip(const char *endpoint)
{
    int number;
    return sscanf(endpoint, "http://%d.%d.%d.%d", &number, &number, &number, &number) == 4;
}

/* In pieces, as it comes from the line. */
static aos_status_t *answer(const oss_request_options_t *options, const aos_string_t *bucket, const aos_string_t *key, const aos_table_t *headers, aos_list_t *body)
{
    char *text = getenv("DROPBACK_BODY");
    expect(options->config->access_key_id.len > 0 && options->config->access_key_secret.len > 0);
    record("place", options->config->is_cname ? "nowhere" : is_ip(options->config->endpoint.data) ? "path" : "host");
    record("endpoint", options->config->endpoint.data);
    record("signature", options->config->signature_version == 4 ? "v4" : "v1");
    if (options->config->region.data != NULL) {
        record("region", options->config->region.data);
    }
    record("bucket", bucket->data);
    record("key", key->data);
    record(OSS_CALLBACK, apr_table_get(headers, OSS_CALLBACK));
    if (apr_table_get(headers, OSS_CALLBACK_VAR) != NULL) {
        record(OSS_CALLBACK_VAR, apr_table_get(headers, OSS_CALLBACK_VAR));
    }
    for (; *text != '\0'; text++) {
        aos_buf_t *piece = calloc(1, sizeof(*piece));
        piece->pos = (uint8_t *)text;
        piece->last = piece->pos + 1;
        aos_list_add_tail(&piece->node, body);
    }
    return status_of(atoi(getenv("DROPBACK_STATUS")));
}

aos_status_t *oss_do_put_object_from_file(const oss_request_options_t *options, const aos_string_t *bucket, const aos_string_t *object, const aos_string_t *filename,
        aos_table_t *headers, aos_table_t *params, oss_progress_callback progress, aos_table_t **resp_headers, aos_list_t *resp_body)
{
    expect(params == NULL && progress == NULL && resp_headers != NULL);
    content(filename->data, 0, INT64_MAX);
    record("operation", "PutObject");
    record("contentType", apr_table_get(headers, "Content-Type"));
    return answer(options, bucket, object, headers, resp_body);
}

aos_status_t *oss_init_multipart_upload(const oss_request_options_t *options, const aos_string_t *bucket, const aos_string_t *object, aos_string_t *upload_id,
        aos_table_t *headers, aos_table_t **resp_headers)
{
    expect(options != NULL && bucket != NULL && object != NULL && resp_headers != NULL && headers->size == 1);
    record("contentType", apr_table_get(headers, "Content-Type"));
    aos_str_set(upload_id, "upload");
    return status_of(200);
}

aos_status_t *oss_upload_part_from_file(const oss_request_options_t *options, const aos_string_t *bucket, const aos_string_t *object,
        const aos_string_t *upload_id, int part_num, oss_upload_file_t *file, aos_table_t **resp_headers)
{
    static char etag[100];
    expect(options != NULL && bucket != NULL && object != NULL && strcmp(upload_id->data, "upload") == 0);
    content(file->filename.data, file->file_pos, file->file_last);
    snprintf(etag, sizeof(etag), "etag %d", part_num);
    *resp_headers = apr_table_make(NULL, 1);
    apr_table_set(*resp_headers, "ETag", etag);
    return status_of(200);
}

aos_status_t *oss_do_complete_multipart_upload(const oss_request_options_t *options, const aos_string_t *bucket, const aos_string_t *object,
        const aos_string_t *upload_id, aos_list_t *part_list, aos_table_t *headers, aos_table_t *params, aos_table_t **resp_headers, aos_list_t *resp_body)
{
    oss_complete_part_content_t *part;
    int number = 0;
    expect(strcmp(upload_id->data, "upload") == 0 && params == NULL && resp_headers != NULL);
    aos_list_for_each_entry(oss_complete_part_content_t, part, part_list, node) {
        number++;
        expect(atoi(part->part_number.data) == number && atoi(part->etag.data + 5) == number);
    }
    record("operation", "CompleteMultipartUpload");
    return answer(options, bucket, object, headers, resp_body);
}
