# Uploads one file to OSS and prints what your server answered to the callback. For aliyun-sdk 0.8: gem install aliyun-sdk
# Exit code: 0 done, 1 not stored, 3 stored but the callback failed.
require 'aliyun/oss'
require 'base64'
require 'json'

KEY = "photo.jpg"
FILE = "photo.jpg"

CALLBACK = {
  'callbackUrl' => "https://api.shop.example/oss/callback",
  'callbackBody' => "key=${object}",
  'callbackBodyType' => "application/x-www-form-urlencoded",
  'additionalHeaders' => {
    "x-shop" => "attach\"ments",
  },
}

# The SDK's own Callback adds a "?" to every URL, and knows neither several URLs nor SNI nor additional headers.
class WholeCallback < Aliyun::OSS::Callback
  def serialize
    Base64.strict_encode64(JSON.generate(CALLBACK))
  end
end

# The SDK throws the answer away, and has no custom variables: this watches its requests.
module AnswerKeeper
  class << self
    attr_accessor :answer
  end

  def do_request(verb, resources = {}, http_options = {}, &block)
    headers = http_options[:headers]
    return super unless headers && headers.key?('x-oss-callback')

    response = super
    AnswerKeeper.answer = response.body
    response
  end
end
Aliyun::OSS::HTTP.prepend(AnswerKeeper)

begin
  # The SDK signs with V1, whatever is set elsewhere.
  oss = Aliyun::OSS::Client.new(
    endpoint: "https://files.shop.example",
    cname: true, # the endpoint is a domain of the bucket's own
    access_key_id: ENV.fetch('OSS_ACCESS_KEY_ID'),
    access_key_secret: ENV.fetch('OSS_ACCESS_KEY_SECRET'),
    sts_token: ENV['OSS_SESSION_TOKEN']
  )
  bucket = oss.get_bucket("sandbox")
  bucket.resumable_upload(KEY, FILE, content_type: "image/jpeg", part_size: 102400, disable_cpt: true, callback: WholeCallback.new)
rescue Aliyun::OSS::CallbackError => e
  # OSS answers 203 after it has stored the object: do not upload it again.
  warn "Stored, but the callback failed: #{e}"
  exit 3
rescue KeyError => e
  warn "Set the environment variable #{e.key}"
  exit 1
rescue Aliyun::OSS::ServerError => e
  warn "Not stored: #{e}"
  exit 1
rescue StandardError => e
  warn "Failed: #{e}"
  exit 1
end
puts AnswerKeeper.answer
