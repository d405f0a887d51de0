// Uploads one file to OSS and logs what your server answered to the callback. For AliyunOSSiOS 2.11: pod 'AliyunOSSiOS'
// Declare the function where you call it:  void OSSUpload(void (^done)(NSInteger));
#import <Foundation/Foundation.h>
#import <AliyunOSSiOS/AliyunOSSiOS.h>

// Of your own server: an app must not hold an AccessKey. It answers with JSON of StatusCode (200), AccessKeyId, AccessKeySecret, SecurityToken
// and Expiration, got from STS for this user, and the SDK asks it again when they expire.
static NSString *const StsUrl = @"https://your-server.example/sts";

static NSDictionary *Callback(void)
{
    return @{
        @"callbackUrl": «callbackUrl»,
«if host»
        @"callbackHost": «callbackHost»,
«end»
        @"callbackBody": «callbackBody»,
        @"callbackBodyType": «callbackBodyType»,
«if sni»
        @"callbackSNI": @YES,
«end»
«if headers»
        @"additionalHeaders": @{
«each headers»
            «name»: «value»,
«end»
        },
«end»
    };
}
«if variables»

static NSDictionary *Variables(void)
{
    return @{
«each variables»
        «name»: «value»,
«end»
    };
}
«end»

// Calls done, on a thread of the SDK's, with 0 done, 1 not stored or 3 stored but the callback failed.
void OSSUpload(void (^done)(NSInteger))
{
    OSSClientConfiguration *settings = [OSSClientConfiguration new];
    // OSS answers only after the callback, which may take 5 seconds for each of its URLs. A shorter wait would upload, and call back, again.
    settings.timeoutIntervalForRequest = 60;
«if v4»
    settings.signVersion = OSSSignVersionV4;
«end»
«if ownHost»
    // Else the SDK takes the endpoint for a domain of the bucket's own, as it is not Alibaba Cloud's.
    settings.cnameExcludeList = @[«endpointHost»];
«end»
«if pathByName»
    settings.isPathStyleAccessEnable = YES; // The bucket is named in the path.
«end»
    OSSClient *oss = [[OSSClient alloc] initWithEndpoint:«endpoint»
                                      credentialProvider:[[OSSAuthCredentialProvider alloc] initWithAuthServerUrl:StsUrl]
                                     clientConfiguration:settings];
«if v4»
    oss.region = «region»;
«end»

    // The SDK writes the JSON, escaped (and into the log).
«if multipart»
    OSSMultipartUploadRequest *request = [OSSMultipartUploadRequest new];
    request.partSize = «partSize»;
«end»
«unless multipart»
    OSSPutObjectRequest *request = [OSSPutObjectRequest new];
«end»
    request.bucketName = «bucket»;
    request.objectKey = «key»;
    request.uploadingFileURL = [NSURL fileURLWithPath:«file»];
    request.contentType = «contentType»;
    request.callbackParam = Callback();
«if variables»
    request.callbackVar = Variables();
«end»

«if multipart»
    [[oss multipartUpload:request] continueWithBlock:^id(OSSTask *task) {
«end»
«unless multipart»
    [[oss putObject:request] continueWithBlock:^id(OSSTask *task) {
«end»
        if (task.error == nil) {
«if multipart»
            OSSResumableUploadResult *result = task.result;
«end»
«unless multipart»
            OSSPutObjectResult *result = task.result;
«end»
            NSLog(@"%@", result.serverReturnJsonString);
            done(0);
        } else if (![task.error.domain isEqualToString:OSSServerErrorDomain]) {
            NSLog(@"Failed: %@", task.error);
            done(1);
        } else if (task.error.code == -203) {
            // OSS answers 203 CallbackFailed after it has stored the object: do not upload it again.
            NSLog(@"Stored, but the callback failed: %@", task.error);
            done(3);
        } else {
            NSLog(@"Not stored: %@", task.error);
            done(1);
        }
        return nil;
    }];
}
