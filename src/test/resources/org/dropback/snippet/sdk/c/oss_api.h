/* Stands in for aliyun-oss-c-sdk: the little of it that the program uses, written down instead of sent. Its names and types are those of 3.11. */
#ifndef OSS_API_H
#define OSS_API_H
#include <stdint.h>
#include <stddef.h>

typedef struct pool_s aos_pool_t;
typedef struct table_s {
    const char *names[8], *values[8];
    int size;
} aos_table_t;
typedef struct {
    int len;
    char *data;
} aos_string_t;
typedef struct aos_list_s {
    struct aos_list_s *next, *prev;
} aos_list_t;
typedef struct {
    aos_list_t node;
    uint8_t *pos, *last;
} aos_buf_t;
typedef struct {
    int code;
    char *error_code, *error_msg, *req_id;
} aos_status_t;
typedef struct {
    aos_string_t endpoint, access_key_id, access_key_secret, sts_token, region;
    int is_cname, signature_version;
} oss_config_t;
typedef struct {
    int speed_limit, speed_time;
} aos_http_request_options_t;
typedef struct {
    aos_http_request_options_t *options;
} aos_http_controller_t;
typedef struct {
    oss_config_t *config;
    aos_http_controller_t *ctl;
    aos_pool_t *pool;
} oss_request_options_t;
typedef struct {
    aos_string_t filename;
    int64_t file_pos, file_last;
} oss_upload_file_t;
typedef struct {
    aos_list_t node;
    aos_string_t part_number, etag;
} oss_complete_part_content_t;
typedef void (*oss_progress_callback)(int64_t, int64_t);

#define AOSE_OK 0
#define aos_str_set(str, text) do { (str)->len = (int)strlen(text); (str)->data = (char *)(text); } while (0)
#define aos_list_init(list) do { (list)->next = (list); (list)->prev = (list); } while (0)
#define aos_list_add_tail(item, list) do { \
        (item)->prev = (list)->prev; (item)->next = (list); (list)->prev->next = (item); (list)->prev = (item); } while (0)
#define aos_list_for_each_entry(type, item, list, member) \
    for (item = (type *)(list)->next; &item->member != (list); item = (type *)item->member.next)
#define aos_buf_size(buf) ((buf)->last - (buf)->pos)
#define aos_status_is_ok(status) ((status)->code / 100 == 2)
#define aos_table_make(pool, size) apr_table_make(pool, size)
#define aos_pcalloc(pool, size) apr_pcalloc(pool, size)
#define aos_pool_create(pool, parent) apr_pool_create(pool, parent)
#define aos_pool_destroy(pool) apr_pool_destroy(pool)

extern const char OSS_CALLBACK[], OSS_CALLBACK_VAR[];
int apr_pool_create(aos_pool_t **, aos_pool_t *);
void apr_pool_destroy(aos_pool_t *);
void *apr_pcalloc(aos_pool_t *, size_t);
char *apr_pstrdup(aos_pool_t *, const char *);
char *apr_psprintf(aos_pool_t *, const char *, ...);
aos_table_t *apr_table_make(aos_pool_t *, int);
void apr_table_set(aos_table_t *, const char *, const char *);
const char *apr_table_get(const aos_table_t *, const char *);
int aos_http_io_initialize(const char *, int);
void aos_http_io_deinitialize(void);
int aos_base64_encode(const unsigned char *, int, char *);
aos_http_controller_t *aos_http_controller_create(aos_pool_t *, int);
oss_request_options_t *oss_request_options_create(aos_pool_t *);
oss_config_t *oss_config_create(aos_pool_t *);
oss_upload_file_t *oss_create_upload_file(aos_pool_t *);
oss_complete_part_content_t *oss_create_complete_part_content(aos_pool_t *);
aos_status_t *oss_do_put_object_from_file(const oss_request_options_t *, const aos_string_t *bucket, const aos_string_t *object, const aos_string_t *filename,
        aos_table_t *headers, aos_table_t *params, oss_progress_callback, aos_table_t **resp_headers, aos_list_t *resp_body);
aos_status_t *oss_init_multipart_upload(const oss_request_options_t *, const aos_string_t *bucket, const aos_string_t *object, aos_string_t *upload_id,
        aos_table_t *headers, aos_table_t **resp_headers);
aos_status_t *oss_upload_part_from_file(const oss_request_options_t *, const aos_string_t *bucket, const aos_string_t *object,
        const aos_string_t *upload_id, int part_num, oss_upload_file_t *, aos_table_t **resp_headers);
aos_status_t *oss_do_complete_multipart_upload(const oss_request_options_t *, const aos_string_t *bucket, const aos_string_t *object,
        const aos_string_t *upload_id, aos_list_t *part_list, aos_table_t *headers, aos_table_t *params, aos_table_t **resp_headers, aos_list_t *resp_body);
#endif
