# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="HD", type_text="HƯỚNG DẪN", title="Sử dụng chữ viết tắt và mẫu phiếu đăng ký chữ ký số trong văn bản điện tử", number="04", symbol="HD-STTTT",
                  issuer="Sở Thông tin và Truyền thông", province="An Giang", place="An Giang", date_text="ngày 19 tháng 4 năm 2024", date="2024-04-19", year=2024,
                  bases=[base("30/2020/NĐ-CP", "2020-03-05")])
    return Document("huong-dan-viet-tat-so-thong-tin-an-giang-2024", "typst", fields, [
        Letterhead(["UBND TỈNH AN GIANG"], ["SỞ THÔNG TIN VÀ TRUYỀN THÔNG"], "Số: 04/HD-STTTT", "An Giang, ngày 19 tháng 4 năm 2024"),
        Title("HƯỚNG DẪN", "Sử dụng chữ viết tắt và mẫu phiếu đăng ký chữ ký số//trong văn bản điện tử"),
        Para("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, Sở Thông tin và Truyền thông hướng dẫn một số nội dung sau:", "i"),
        Para("1. Mục đích, yêu cầu", "h"),
        Para("Thống nhất cách viết tắt trong hệ thống quản lý văn bản; mỗi chữ viết tắt chỉ dùng cho một cụm từ."),
        Para("2. Danh mục chữ viết tắt", "h"),
        Table("number:TT:8; other:Từ viết tắt:25; other2:Nội dung đầy đủ:67", """
1 | CSDL | Cơ sở dữ liệu
2 | DVCTT | Dịch vụ công trực tuyến
3 | LGSP | Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh
4 | CKS | Chữ ký số chuyên dùng công vụ
5 | ATTT | An toàn thông tin mạng
6 | BCĐ | Ban chỉ đạo
""", task=False, size=12),
        Para("3. Mẫu phiếu đăng ký", "h"),
        Table("number:STT:7; other:Thông tin:33; other2:Nội dung kê khai:40; note:Ghi chú:20", """
1 | Họ và tên |  | Viết hoa có dấu
2 | Số căn cước |  |
3 | Chức vụ, đơn vị công tác |  |
4 | Thư điện tử công vụ |  | Đuôi @angiang.gov.vn
5 | Loại thiết bị đề nghị cấp |  | Thẻ nhớ hoặc SIM
""", task=False, size=12),
        Para("Trong quá trình thực hiện, nếu có vướng mắc đề nghị phản ánh về Sở để được hỗ trợ./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Châu Minh Trí")], ["Các sở, ban, ngành tỉnh", "UBND huyện, thị xã, thành phố", "Lưu: VT, CNTT"]),
    ], layout={"size": 12})
