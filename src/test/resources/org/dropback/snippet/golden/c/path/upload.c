/*
 * Uploads one file to OSS and prints what your server answered to the callback. For aliyun-oss-c-sdk 3.11:
 *   gcc upload.c -o upload $(apr-1-config --includes --cppflags) -loss_c_sdk -lcurl -lmxml -laprutil-1 -lapr-1
 * Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "aos_http_io.h"
#include "aos_string.h"
#include "oss_api.h"

static const char *const BUCKET = "sandbox";
static const char *const KEY = "photo.jpg";
static const char *const FILE_TO_UPLOAD = "photo.jpg";

/* The SDK sends the callback as it is: this is the whole JSON. */
static const char *const CALLBACK = "{\"callbackUrl\":\"https://api.shop.example/oss/callback\",\"callbackBody\":\"key=${object}\",\"callbackBodyType\":\"application/x-www-form-urlencoded\"}";

/* aos_base64_encode ends no text and knows no room: the 1024 bytes of the SDK's sample are too few for OSS's 5 KB. */
static char *base64(aos_pool_t *pool, const char *text)
{
    size_t length = strlen(text);
    char *encoded = aos_pcalloc(pool, (length + 2) / 3 * 4 + 1);
    aos_base64_encode((const unsigned char *)text, (int)length, encoded);
    return encoded;
}

static void add_callback(aos_pool_t *pool, aos_table_t *headers)
{
    apr_table_set(headers, OSS_CALLBACK, base64(pool, CALLBACK));
}

static oss_request_options_t *connect_oss(aos_pool_t *pool)
{
    oss_request_options_t *options = oss_request_options_create(pool);
    const char *token = getenv("OSS_SESSION_TOKEN");
    options->config = oss_config_create(pool);
    aos_str_set(&options->config->endpoint, "http://oss.cloud.example:8080");
    aos_str_set(&options->config->access_key_id, getenv("OSS_ACCESS_KEY_ID"));
    aos_str_set(&options->config->access_key_secret, getenv("OSS_ACCESS_KEY_SECRET"));
    if (token != NULL) {
        aos_str_set(&options->config->sts_token, token);
    }
    options->config->is_cname = 0;
    /* Trap: the SDK names the bucket in the path only where the endpoint is an IP address. Here it puts the bucket before the host. */
    options->ctl = aos_http_controller_create(pool, 0);
    /* OSS answers only after the callback, which may take 5 seconds for each of its URLs. The SDK gives up after 15 silent seconds. */
    options->ctl->options->speed_time = 60;
    return options;
}

static void print_body(FILE *out, aos_list_t *body)
{
    aos_buf_t *piece;
    aos_list_for_each_entry(aos_buf_t, piece, body, node) {
        fwrite(piece->pos, 1, (size_t)aos_buf_size(piece), out);
    }
    fputc('\n', out);
}

static int failed(const aos_status_t *status)
{
    fprintf(stderr, "%s: %s: %s (request ID %s)\n", status->code > 0 ? "Not stored" : "Failed",
            status->error_code ? status->error_code : "no code", status->error_msg ? status->error_msg : "no message",
            status->req_id ? status->req_id : "unknown");
    return 1;
}

static int print_answer(aos_status_t *status, aos_list_t *body)
{
    if (!aos_status_is_ok(status)) {
        return failed(status);
    }
    if (status->code == 203) {
        /* The SDK takes 203 for a success: the object is stored, but the callback failed. Do not upload it again. */
        fputs("Stored, but the callback failed: ", stderr);
        print_body(stderr, body);
        return 3;
    }
    print_body(stdout, body);
    return 0;
}

static int upload(aos_pool_t *pool)
{
    oss_request_options_t *options = connect_oss(pool);
    aos_table_t *headers = aos_table_make(pool, 3);
    aos_table_t *answer_headers = NULL;
    aos_string_t bucket, key;
    aos_list_t answer;
    aos_status_t *status;
    aos_string_t file;

    aos_str_set(&bucket, BUCKET);
    aos_str_set(&key, KEY);
    aos_list_init(&answer);
    apr_table_set(headers, "Content-Type", "image/jpeg");
    aos_str_set(&file, FILE_TO_UPLOAD);
    add_callback(pool, headers);
    status = oss_do_put_object_from_file(options, &bucket, &key, &file, headers, NULL, NULL, &answer_headers, &answer);
    return print_answer(status, &answer);
}

int main(void)
{
    aos_pool_t *pool = NULL;
    int exit_code;
    if (getenv("OSS_ACCESS_KEY_ID") == NULL || getenv("OSS_ACCESS_KEY_SECRET") == NULL) {
        fputs("Set the environment variables OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET\n", stderr);
        return 1;
    }
    if (aos_http_io_initialize(NULL, 0) != AOSE_OK) {
        fputs("Failed: the SDK does not start\n", stderr);
        return 1;
    }
    aos_pool_create(&pool, NULL);
    exit_code = upload(pool);
    aos_pool_destroy(pool);
    aos_http_io_deinitialize();
    return exit_code;
}
