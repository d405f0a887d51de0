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
        @"callbackUrl": @"https://api.shop.example/oss/callback",
        @"callbackBody": @"key=${object}",
        @"callbackBodyType": @"application/x-www-form-urlencoded",
        @"additionalHeaders": @{
            @"x-shop": @"attach\"ments",
        },
    };
}

// Calls done, on a thread of the SDK's, with 0 done, 1 not stored or 3 stored but the callback failed.
void OSSUpload(void (^done)(NSInteger))
{
    OSSClientConfiguration *settings = [OSSClientConfiguration new];
    // OSS answers only after the callback, which may take 5 seconds for each of its URLs. A shorter wait would upload, and call back, again.
    settings.timeoutIntervalForRequest = 60;
    settings.signVersion = OSSSignVersionV4;
    OSSClient *oss = [[OSSClient alloc] initWithEndpoint:@"https://files.shop.example"
                                      credentialProvider:[[OSSAuthCredentialProvider alloc] initWithAuthServerUrl:StsUrl]
                                     clientConfiguration:settings];
    oss.region = @"cn-hangzhou";

    // The SDK writes the JSON, escaped (and into the log).
    OSSMultipartUploadRequest *request = [OSSMultipartUploadRequest new];
    request.partSize = 102400;
    request.bucketName = @"sandbox";
    request.objectKey = @"photo.jpg";
    request.uploadingFileURL = [NSURL fileURLWithPath:@"photo.jpg"];
    request.contentType = @"image/jpeg";
    request.callbackParam = Callback();

    [[oss multipartUpload:request] continueWithBlock:^id(OSSTask *task) {
        if (task.error == nil) {
            OSSResumableUploadResult *result = task.result;
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
