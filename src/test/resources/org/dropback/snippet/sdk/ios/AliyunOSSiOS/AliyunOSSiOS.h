// Stands in for AliyunOSSiOS 2.11: the little of it that the program names.
#import <Foundation/Foundation.h>

extern NSString *const OSSServerErrorDomain;
typedef enum { OSSSignVersionV1, OSSSignVersionV4 } OSSSignVersion;

@protocol OSSCredentialProvider
@end

@interface OSSAuthCredentialProvider : NSObject <OSSCredentialProvider>
- (instancetype)initWithAuthServerUrl:(NSString *)authServerUrl;
@end

@interface OSSClientConfiguration : NSObject
@property NSTimeInterval timeoutIntervalForRequest;
@property OSSSignVersion signVersion;
@property(strong) NSArray *cnameExcludeList;
@property BOOL isPathStyleAccessEnable;
@end

@interface OSSPutObjectRequest : NSObject
@property(copy) NSString *bucketName;
@property(copy) NSString *objectKey;
@property(strong) NSURL *uploadingFileURL;
@property(copy) NSDictionary *callbackParam;
@property(copy) NSDictionary *callbackVar;
@property(copy) NSString *contentType;
@end

@interface OSSMultipartUploadRequest : NSObject
@property(copy) NSString *bucketName;
@property(copy) NSString *objectKey;
@property(strong) NSURL *uploadingFileURL;
@property NSUInteger partSize;
@property(copy) NSDictionary *callbackParam;
@property(copy) NSDictionary *callbackVar;
@property(copy) NSString *contentType;
@end

@interface OSSPutObjectResult : NSObject
@property(copy) NSString *serverReturnJsonString;
@end

@interface OSSResumableUploadResult : NSObject
@property(copy) NSString *serverReturnJsonString;
@end

@interface OSSTask : NSObject
@property(readonly) NSError *error;
@property(readonly) id result;
- (OSSTask *)continueWithBlock:(id (^)(OSSTask *task))block;
@end

@interface OSSClient : NSObject
@property(copy) NSString *region;
- (instancetype)initWithEndpoint:(NSString *)endpoint
              credentialProvider:(id<OSSCredentialProvider>)credentialProvider
             clientConfiguration:(OSSClientConfiguration *)configuration;
- (OSSTask *)putObject:(OSSPutObjectRequest *)request;
- (OSSTask *)multipartUpload:(OSSMultipartUploadRequest *)request;
@end
